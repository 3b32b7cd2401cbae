"""`serve`: show the site on this computer and make it again after every change."""

from __future__ import annotations

import sys
import threading
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.cli import report
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.hostcache import Host
from informatiewijzer.cli.ports import listen
from informatiewijzer.cli.server import make_server
from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.cli.stop import Stop, say_stop
from informatiewijzer.publish.refusal import Refusal

_QUIET = 0.3  # seconds without a change before we build: editors save in several steps


def serve(root: Path, host: Host, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `serve` until Ctrl-C; a change with faults shows them and keeps the last good page."""
    catalogue = (given.catalogue or root / "catalogue").absolute()
    preview = root / ".cache" / "voorbeeld"
    preview.parent.mkdir(exist_ok=True)
    as_of = resolve_as_of(given.as_of, environment)
    order = Order(root, catalogue, preview, as_of, preview=True, accept_shrink=True)
    server = listen(lambda port: make_server(preview, port), given.port, "serve")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changed = threading.Event()
    watch(changed, (catalogue, root / "site_src"))
    try:
        _loop(order, host, changed, f"http://127.0.0.1:{server.server_port}/")
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _loop(order: Order, host: Host, changed: threading.Event, address: str) -> None:
    while True:
        changed.clear()
        rebuild(order, host)
        print(f"Te zien op {address} (stoppen met Ctrl-C). Ik wacht op een wijziging ...", flush=True)
        changed.wait()
        while changed.is_set():
            changed.clear()
            changed.wait(_QUIET)


def rebuild(order: Order, host: Host) -> bool:
    """Make the preview again; False when a fault kept the last good page in place."""
    try:
        built = build_site(order, host, lambda text: print(text, file=sys.stderr))
    except (Refusal, Stop) as stop:
        say_stop(stop.message, stop.hint)
        return False
    except Exception as error:
        say_stop(
            f"Er ging iets mis ({type(error).__name__}: {error}).", "de laatste goede pagina blijft staan"
        )
        return False
    if built.findings:
        sys.stderr.write(report.in_short(built.findings))
    if built.outcome is None:
        print("De laatste goede pagina blijft staan.", file=sys.stderr)
        return False
    print(f"Bijgewerkt: {built.outcome.written} gewijzigd, {built.outcome.pages} pagina's.")
    return True


def watch(changed: threading.Event, folders: tuple[Path, ...]) -> None:
    """Set `changed` whenever a file in one of the folders is written, made, moved or removed."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    class _Notice(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            # Our own reading is an event as well; only what changes a file counts.
            if event.event_type in ("modified", "created", "moved", "deleted"):
                changed.set()

    observer = Observer()
    observer.daemon = True
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Notice(), str(folder), recursive=True)
    observer.start()

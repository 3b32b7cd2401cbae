"""The YAML server of VS Code, as the editor drives it: installed from its lock, spoken to over stdio."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

from informatiewijzer.cli.node import find_node

SERVER = Path("node_modules") / "yaml-language-server" / "bin" / "yaml-language-server"
WAIT = 60


def install_server(root: Path) -> list[str]:
    """The command that starts the server; installed on first use into .cache, with its checksums."""
    node = find_node(root)
    source, folder = root / "tests" / "vscode", root / ".cache" / "vscode-proef"
    lock = (source / "package-lock.json").read_bytes()
    done = folder / "klaar.json"
    if not (done.is_file() and done.read_bytes() == lock):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, folder / name)
        command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        done.write_bytes(lock)
    return [*node.node, str(folder / SERVER), "--stdio"]


class Server:
    """A running server with the settings of the project; answers are waited for, at most WAIT seconds."""

    def __init__(self, command: list[str], root: Path) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._root = root
        self._settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._findings: queue.Queue[Any] = queue.Queue()
        self._count = self._files = 0
        self._versions: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": "proef"}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["plaintext", "markdown"]}},
                        "hover": {"contentFormat": ["markdown"]},
                    },
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self._nested()})

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def findings(self, kind: str, *texts: str) -> list[list[str]]:
        """What the server says about new files in a folder of the catalogue: the messages of each."""
        addresses = [self._open(kind, text) for text in texts]
        found: dict[str, list[str]] = {}
        while not found.keys() >= set(addresses):
            said = self._findings.get(timeout=WAIT)
            found[said["uri"]] = [item["message"] for item in said["diagnostics"]]
        return [found[address] for address in addresses]

    def findings_in(self, file: str, text: str) -> list[str]:
        """What the server says about this file of the catalogue with this text."""
        uri = self._put(file, text)
        while True:
            said = self._findings.get(timeout=WAIT)
            if said["uri"] == uri:
                return [item["message"] for item in said["diagnostics"]]

    def _open(self, kind: str, text: str) -> str:
        """Open a file that was not there before; its address."""
        self._files += 1
        return self._put(f"{kind}/proef-{self._files}.yaml", text)

    def _put(self, file: str, text: str) -> str:
        """Open a file of the catalogue, or change what is open; its address."""
        uri = (self._root / "catalogue" / file).as_uri()
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        else:
            changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
            self.tell("textDocument/didChange", changed)
        return uri

    def complete(self, kind: str, text: str, file: str = "") -> dict[str, str]:
        """What is offered at the end of the text, in a new file or this one: label -> explanation."""
        answer = self._at_end("textDocument/completion", kind, text, file)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, kind: str, text: str) -> str:
        """What is told about the end of the text."""
        answer = self._at_end("textDocument/hover", kind, text)
        return _words(answer["contents"]) if answer else ""

    def _at_end(self, method: str, kind: str, text: str, file: str = "") -> Any:
        uri = self._put(f"{kind}/{file}.yaml", text) if file else self._open(kind, text)
        lines = text.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": place})

    def ask(self, method: str, params: Any) -> Any:
        """A request and its answer."""
        self._count += 1
        number = self._count
        self._answers[number] = queue.Queue()
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        answer = self._answers[number].get(timeout=WAIT)
        assert "error" not in answer, answer
        return answer.get("result")

    def tell(self, method: str, params: Any) -> None:
        """A message without an answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Any) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                return
            self._take(json.loads(stream.read(length)))

    def _take(self, message: Any) -> None:
        if "method" in message and "id" in message:
            result = self._configuration(message) if message["method"] == "workspace/configuration" else None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._findings.put(message["params"])
        elif "id" in message:
            self._answers[message["id"]].put(message)

    def _configuration(self, message: Any) -> list[Any]:
        nested = self._nested()
        return [nested.get(item.get("section"), {}) for item in message["params"]["items"]]

    def _nested(self) -> dict[str, Any]:
        """The dotted settings as the editor hands them over; paths as VS Code resolves them."""
        yaml: dict[str, Any] = {}
        for name, value in self._settings.items():
            parts = name.split(".")
            if parts[0] != "yaml":
                continue
            inner = yaml
            for part in parts[1:-1]:
                inner = inner.setdefault(part, {})
            inner[parts[-1]] = value
        yaml["schemas"] = {
            (self._root / path).as_uri(): globs for path, globs in self._settings["yaml.schemas"].items()
        }
        return {"yaml": yaml, "[yaml]": {}, "http": {}, "editor": {"tabSize": 2}, "files": {}}


def _words(content: Any) -> str:
    if isinstance(content, dict):
        return str(content.get("value", ""))
    return str(content or "")

"""Header files for the places where a site may stand, all from base/policy.py: `_headers`, Apache, nginx."""

from __future__ import annotations

from collections.abc import Mapping

from informatiewijzer.base import policy
from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.base.site_address import site_folder

NETLIFY = "_headers"
APACHE = ".htaccess"
_API = ("hsds", "openreferral-uk")
_MADE = "Made by build.py from plugins/informatiewijzer/base/policy.py: do not change it here."


def server_files(worker: bool, base_url: str) -> list[OutputFile]:
    """The files that stand in the site itself; a host that does not know them serves or ignores them.

    `.nojekyll` keeps GitHub Pages from leaving out what starts with a dot or a "_".
    """
    return [
        OutputFile(".nojekyll", b"\n"),
        OutputFile(APACHE, apache(worker, base_url).encode()),
        OutputFile(NETLIFY, for_netlify(worker).encode()),
    ]


def for_netlify(worker: bool) -> str:
    """`_headers` as Netlify, Cloudflare Pages and others read it: a path, then its headers indented.

    Such hosts join the values of rules that overlap, so no header is said twice for one path: what may change
    keeps the host's own rule, which is to ask first. They find 404.html by themselves.
    """
    rules: list[tuple[str, Mapping[str, str]]] = [("/*", policy.headers(worker=worker))]
    rules += [(f"/*{ending}", {"Content-Type": type_}) for ending, type_ in policy.TYPES.items()]
    rules.append(("/vinder/k*", {"Cache-Control": policy.FOREVER}))
    rules += [(f"/{policy.OPEN_DATA}/{name}/*", {"Content-Type": "application/json"}) for name in _API]
    rules.append((f"/{policy.OPEN_DATA}/*", {"Access-Control-Allow-Origin": "*"}))
    blocks = (path + "".join(f"\n  {name}: {text}" for name, text in heads.items()) for path, heads in rules)
    return f"# {_MADE}\n" + "\n".join(blocks) + "\n"


def apache(worker: bool, base_url: str) -> str:
    """`.htaccess` for Apache 2.4 with mod_headers; needs `AllowOverride FileInfo Indexes`."""
    folder = site_folder(base_url)
    heads = "".join(f'Header always set {n} "{v}"\n' for n, v in policy.headers(worker=worker).items())
    types = "".join(f'AddType "{type_}" {ending}\n' for ending, type_ in policy.TYPES.items())
    versioned = _under(folder, policy.VERSIONED)
    return f"""# {_MADE}
DirectoryIndex index.html
Options -Indexes
ErrorDocument 404 {folder}404.html
AddDefaultCharset utf-8
{types}
<IfModule mod_headers.c>
{heads}Header set Cache-Control "{policy.ASK_FIRST}"
<If "%{{REQUEST_URI}} =~ m#{versioned}#">
Header set Cache-Control "{policy.FOREVER}"
</If>
<If "%{{REQUEST_URI}} =~ m#^{folder}{policy.OPEN_DATA}/#">
Header set Access-Control-Allow-Origin "*"
</If>
</IfModule>
<If "%{{REQUEST_URI}} =~ m#{_under(folder, policy.JSON_FOLDERS)}#">
ForceType application/json
</If>
"""


def nginx(worker: bool, base_url: str) -> str:
    """Lines for the `server` block of nginx; the `root` stays to the host, as do name and certificate.

    nginx forgets the headers of the block around as soon as a location has one of its own, so the values that
    differ are variables and every header is said once.
    """
    folder = site_folder(base_url)
    heads = "".join(f'add_header {n} "{v}" always;\n' for n, v in policy.headers(worker=worker).items())
    types = "".join(
        f'location ~ \\{ending}$ {{ types {{ }} default_type "{type_}"; }}\n'
        for ending, type_ in policy.TYPES.items()
    )
    versioned = _under(folder, policy.VERSIONED)
    return f"""# {_MADE}
# In the server block: include /etc/nginx/informatiewijzer.conf;
index index.html;
charset utf-8;
error_page 404 {folder}404.html;
{heads}
set $iw_cache "{policy.ASK_FIRST}";
if ($uri ~ "{versioned}") {{ set $iw_cache "{policy.FOREVER}"; }}
add_header Cache-Control $iw_cache always;
# An empty value is not sent.
set $iw_open "";
if ($uri ~ "^{folder}{policy.OPEN_DATA}/") {{ set $iw_open "*"; }}
add_header Access-Control-Allow-Origin $iw_open always;

{types}location ~ "{_under(folder, policy.JSON_FOLDERS)}" {{ types {{ }} default_type application/json; }}
location ~ /\\.(?!well-known/) {{ deny all; }}
"""


def _under(folder: str, pattern: str) -> str:
    """A pattern for paths in the site as one for paths on the server; "." in a folder's name is harmless."""
    return f"^{folder}{pattern.removeprefix('^/')}"

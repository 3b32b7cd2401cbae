"""From planned files to the public folder: beside it, verified, then exchanged in one system call.

`publish()` is the only door. ADR-worthy facts: everything this room keeps stands in one hidden folder beside
the site (`.site.uitgave` for `site`): the lock, the list of what each tree holds, and the spare tree.
"""

"""The commands: their arguments, and the calls they make to ``run/``, ``show/``, ``feed/`` and ``engine/``.

A module is loaded when one of its commands is called, and what a command needs is loaded when it runs. So no command pays for
the others.
"""

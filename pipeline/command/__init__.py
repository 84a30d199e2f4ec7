"""The commands: what each takes, and whom it asks. What they do lies in ``run/``, ``show/``, ``feed/`` and ``engine/``.

A module is loaded when one of its commands is called, and what a command needs when it runs, so that none pays for others.
"""

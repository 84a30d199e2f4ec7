"""What only many texts together show: which are copies of one text, and what a copy says where another is damaged.

The functions are pure: texts in, evidence out. A copy that lost its 1s and a copy that lost its 0s prove each other's numbers.

    clean texts ─signature→ Signature ─groups→ copies ─letters, align→ Match ─variants→ Variant ─testimony→ Proof ─witness→ Testimony

Nothing here changes a text. A :class:`~gongwen.settings.Testimony` goes into the settings of the second pass, where the figures
stage uses it.
"""

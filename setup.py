"""Installs the folder ``pipeline/`` as the package ``gongwen``, and ``schemas/`` inside it.

All else is in ``pyproject.toml``, which can say neither: a package whose folder has another name is a mapping that only
this file can make together with a search for the rooms.
"""

from setuptools import find_packages, setup

setup(
    package_dir={"gongwen": "pipeline", "gongwen.schemas": "schemas"},
    packages=["gongwen", *(f"gongwen.{room}" for room in find_packages("pipeline")), "gongwen.schemas"],
    package_data={"": ["*.tsv", "*.json", "*.xsd", "*.rng", "*.css", "*.js", "*.md", "*.txt", "py.typed"]},
    options={"build": {"build_base": "dist/parts"}},  # build/ is where make puts the cleaned samples
)

"""Loaders for other libraries: LangChain, LlamaIndex, Hugging Face datasets, pandas and pyarrow, Scrapy.

Each module needs its library and nothing else does; each is a thin coat over :func:`gongwen.clean`, or over the records of
an output folder.
"""

"""Loaders for other libraries: LangChain, LlamaIndex, Hugging Face datasets, pandas and pyarrow, Scrapy.

Each module needs only its own library. It is a thin layer over :func:`gongwen.clean` or over the records of an output folder.
"""

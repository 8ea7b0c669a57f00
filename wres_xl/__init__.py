"""The NHS Workforce Race Equality Standard, from a trust's extracts to nine indicators in Excel."""

__version__ = "0.1.0"

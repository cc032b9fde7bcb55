"""cxdash: who owns the customer experience?"""

import os

os.environ["OPENPYXL_LXML"] = "False"  # where lxml is installed, openpyxl would read workbooks past defusedxml

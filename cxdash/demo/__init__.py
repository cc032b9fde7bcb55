"""The demo company Havbris Fiber: its tables, and its customers' answers and comments from a fixed seed."""

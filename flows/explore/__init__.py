"""explore.html: the dataset to search, to filter, and to check against pictures of its pages."""

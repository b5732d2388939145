"""The dataset of the sample papers that ships."""

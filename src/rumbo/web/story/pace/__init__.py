"""The pace of a story, which every place that reminds or asks looks at; and the news that is heard before its lists."""

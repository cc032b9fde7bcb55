"""Lists that other systems give: paths, spending, distributions of answers.

table: the file as a header and rows. marks: what commas and points are. reading: what is read of a list, and the
questions it leaves open. paths, touches: customers' paths. spend: costs by day and channel. scores, distribution:
numbers of answers by score.
"""

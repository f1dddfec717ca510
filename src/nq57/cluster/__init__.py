"""Many units on many processes and machines: parts of the country, built and published by Dask's workers.

It must not know pages or terminals; `cluster.dask_side` alone imports Dask.
"""

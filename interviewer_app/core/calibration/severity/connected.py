"""Who can be compared: groups of raters that share no candidate, and items that share no such group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Ints = NDArray[np.int64]


def components_of(unit: Ints, rater: Ints, units: int, raters: int) -> tuple[Ints, Ints, int]:
    """(of each unit, of each rater, how many): units and raters joined by rounds (N,), (N,).

    The component with most raters is 0; equal ones stand in the order of their first rater.
    """
    joined = coo_array((np.ones(len(unit)), (rater, unit + raters)), shape=(raters + units, raters + units))
    count, label = connected_components(joined.tocsr(), directed=False)
    sizes = np.bincount(label[:raters], minlength=count)
    first = np.full(count, raters)
    np.minimum.at(first, label[:raters], np.arange(raters))
    rank = np.empty(count, np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(count)
    return rank[label[raters:]], rank[label[:raters]], int(count)


def blocks_of_items(component: Ints, item: Ints, components: int, items: int) -> Ints:
    """(D,) block of each item, from the component and item of each row; 0 is the block of the first item."""
    pairs = np.unique(component * items + item)
    joined = coo_array(
        (np.ones(len(pairs)), (pairs % items, pairs // items + items)), shape=(items + components, items + components)
    )
    label = connected_components(joined.tocsr(), directed=False)[1][:items]
    first = np.unique(label, return_index=True)[1]
    rank = np.empty(label.max() + 1, np.int64)
    rank[label[np.sort(first)]] = np.arange(len(first))
    found: Ints = rank[label]
    return found

package io.lectern.dataset;

import io.lectern.account.Identity;

/** The embedding model of a dataset by the name it has there, and the dataset's owner, for whom it is looked up. */
record DatasetModel(Identity owner, String name) {}

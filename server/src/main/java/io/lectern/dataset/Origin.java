package io.lectern.dataset;

/** Through which dialect an object was made: deleting everything in one dialect never takes what another one made. */
public enum Origin {
    AIBUILDER,
    SYSTEM
}

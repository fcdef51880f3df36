package io.lectern.assistant;

/** Through which dialect an assistant was made: deleting everything in one dialect never takes what another one made. */
public enum Origin {
    AIBUILDER
}

package io.lectern.parser.pdf;

import io.lectern.parser.Box;
import io.lectern.parser.TextBlock;

/** A block of one page before it is sent. */
record PageBlock(TextBlock.Kind kind, int level, Box box, String text) {}

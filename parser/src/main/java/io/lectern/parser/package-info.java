/**
 * The forked parser: turns one file into a stream of text blocks, in a process that may be killed at any time. Entry
 * points: {@code ParserProcess} (the child's main) and {@code TextBlock} (what it sends). It knows no database, index or
 * server class, so a crash here takes nothing else with it.
 */
package io.lectern.parser;

/**
 * Reads PDF page by page: glyphs to runs, runs to columns, lines, tables, paragraphs and headings, in reading order with a
 * box each; running heads are dropped. Entry point: {@link io.lectern.parser.pdf.PdfReader}. It knows PDFBox and the
 * {@code BlockSink}, neither Tika nor the protocol.
 */
package io.lectern.parser.pdf;

package io.lectern.parser;

/**
 * How a file is read.
 *
 * @param layout whether the order of a PDF's text is found from where it stands; else it is taken as it comes
 * @param firstPage the first page of a PDF that is sent, from 1
 * @param lastPage the last one, 0 for all
 * @param picturePage asks for the picture of this page or slide instead of the text; 0 asks for the text
 * @param ocrCommand where Tesseract is, empty when pictures are not read
 * @param ocrLanguages what it is told of languages, such as {@code eng+deu}
 */
public record ReadOptions(
        boolean layout, int firstPage, int lastPage, int picturePage, String ocrCommand, String ocrLanguages) {

    /** Everything, without OCR. */
    public static final ReadOptions ALL = new ReadOptions(true, 1, 0, 0, "", "");

    public ReadOptions withPages(int first, int last) {
        return new ReadOptions(layout, first, last, picturePage, ocrCommand, ocrLanguages);
    }

    public ReadOptions withLayout(boolean found) {
        return new ReadOptions(found, firstPage, lastPage, picturePage, ocrCommand, ocrLanguages);
    }

    public ReadOptions withPicture(int page) {
        return new ReadOptions(layout, firstPage, lastPage, page, ocrCommand, ocrLanguages);
    }

    public ReadOptions withOcr(String command, String languages) {
        return new ReadOptions(layout, firstPage, lastPage, picturePage, command, languages);
    }

    /** Whether the text of this page is wanted. */
    public boolean wants(int page) {
        return page >= firstPage && (lastPage == 0 || page <= lastPage);
    }
}

package io.lectern.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.tika.mime.MediaType;

/**
 * Before which rows of the sheets of an XLSX file rows are missing. Such a file does not hold empty rows, and Tika hands on the
 * others without their numbers, so two tables below each other would look like one.
 */
final class SheetGaps {

    static final SheetGaps NONE = new SheetGaps(List.of());

    /** For each sheet the places of its rows, from 0, that follow a gap. */
    private final List<BitSet> sheets;

    private SheetGaps(List<BitSet> sheets) {
        this.sheets = sheets;
    }

    /** None for other files, and for those that cannot be read so, such as encrypted ones. */
    static SheetGaps of(Path file, MediaType type) {
        if (!type.getSubtype().contains("spreadsheetml") && !type.getSubtype().contains("ms-excel.sheet.macro")) {
            return NONE;
        }
        List<BitSet> sheets = new ArrayList<>();
        try (OPCPackage zip = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            Iterator<InputStream> parts = new XSSFReader(zip).getSheetsData();
            while (parts.hasNext()) {
                try (InputStream part = parts.next()) {
                    sheets.add(gaps(part));
                }
            }
        } catch (OpenXML4JException | IOException | XMLStreamException | RuntimeException e) {
            // Tika says what is wrong with the file
            return NONE;
        }
        return new SheetGaps(sheets);
    }

    /**
     * @param sheet from 1
     * @param row place among the rows that are there, from 0
     */
    boolean before(int sheet, int row) {
        return sheet >= 1 && sheet <= sheets.size() && sheets.get(sheet - 1).get(row);
    }

    private static BitSet gaps(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(part);
        BitSet gaps = new BitSet();
        int place = 0;
        int last = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                int row = number == null ? last + 1 : Integer.parseInt(number);
                gaps.set(place, place > 0 && row > last + 1);
                last = row;
                place++;
            }
        }
        return gaps;
    }
}

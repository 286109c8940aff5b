package id.dinsos.cases.letter;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A printed letter as somebody reads it who holds it: its words, and its code through a camera. */
final class LetterPages {
    private static final int MAGNIFIED = 8;
    private final byte[] pdf;

    LetterPages(byte[] pdf) {
        this.pdf = pdf.clone();
    }

    String text() throws IOException {
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf))) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }

    String code() throws IOException, NotFoundException {
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf))) {
            for (int i = 0; i < reader.getXrefSize(); i++) {
                if (reader.getPdfObject(i) instanceof PRStream stream
                        && PdfName.IMAGE.equals(stream.get(PdfName.SUBTYPE))) {
                    return read(
                            PdfReader.getStreamBytes(stream),
                            stream.getAsNumber(PdfName.WIDTH).intValue());
                }
            }
        }
        throw new IllegalStateException("no picture on the letter");
    }

    private static String read(byte[] grey, int width) throws NotFoundException {
        int wide = width * MAGNIFIED;
        byte[] large = new byte[wide * wide];
        for (int y = 0; y < wide; y++) {
            for (int x = 0; x < wide; x++) {
                large[y * wide + x] = grey[y / MAGNIFIED * width + x / MAGNIFIED];
            }
        }
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new PlanarYUVLuminanceSource(
                                                large, wide, wide, 0, 0, wide, wide, false))))
                .getText();
    }
}

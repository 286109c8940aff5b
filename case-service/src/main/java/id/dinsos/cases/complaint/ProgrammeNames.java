package id.dinsos.cases.complaint;

import static java.util.Map.entry;

import id.dinsos.cases.complaint.Sentences.Text;
import java.util.Map;

/** What programmes are called in a sentence to a family; a code never stands in one. */
final class ProgrammeNames {
    /** Of a programme that an office has made itself: the family has named it in its complaint. */
    static final Text OF_THE_OFFICE = new Text("bantuan daerah ini", "this aid of the region");

    private static final Map<String, Text> NAMES =
            Map.ofEntries(
                    name("SEMBAKO", "bantuan Sembako (BPNT)", "Sembako (BPNT)"),
                    name(
                            "PKH",
                            "Program Keluarga Harapan (PKH)",
                            "the family hope programme (PKH)"),
                    name(
                            "PKH_PLUS",
                            "bantuan PKH Plus untuk lanjut usia",
                            "PKH Plus for the elderly"),
                    name("PBI_JK", "iuran jaminan kesehatan (PBI JK)", "health insurance (PBI JK)"),
                    name("PIP", "Program Indonesia Pintar (PIP)", "the school grant (PIP)"),
                    name("BLT", "BLT Dana Desa", "the village fund's cash aid (BLT)"),
                    name("BST", "Bantuan Sosial Tunai (BST)", "the pandemic's cash aid (BST)"),
                    name("BST_2020", "Bantuan Sosial Tunai (BST)", "the pandemic's cash aid (BST)"),
                    name(
                            "ASPDB",
                            "asistensi sosial penyandang disabilitas",
                            "the disability allowance (ASPDB)"),
                    name("DISASTER", "bantuan darurat bencana", "emergency aid after a disaster"),
                    name("SEMBAKO_GOODS", "bantuan pangan daerah", "the region's food aid"),
                    name(
                            "TALI_ASIH_VETERAN",
                            "tali asih veteran",
                            "the token of thanks to veterans"),
                    name(
                            "TALI_ASIH_PIONEER",
                            "tali asih perintis kemerdekaan",
                            "the token of thanks to pioneers of independence"),
                    name(
                            "TALI_ASIH_TKSK",
                            "tali asih tenaga kesejahteraan sosial kecamatan (TKSK)",
                            "the honorarium of district social workers (TKSK)"));

    private ProgrammeNames() {}

    static Text of(String code) {
        return NAMES.getOrDefault(code, OF_THE_OFFICE);
    }

    private static Map.Entry<String, Text> name(String code, String indonesian, String english) {
        return entry(code, new Text(indonesian, english));
    }
}

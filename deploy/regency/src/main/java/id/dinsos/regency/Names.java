package id.dinsos.regency;

import java.util.List;

/**
 * Made-up Javanese names and addresses from word lists, in capitals as the ministry's files have
 * them.
 */
final class Names {
    private static final List<String> MALE =
            words(
                    "AGUS AHMAD AKHMAD ALI AMIN ANANG ANDIK ARIF ARIS BAGUS BAMBANG BAYU BUDI CAHYO"
                            + " CHOIRUL DARMO DIDIK DIMAS DJOKO DWI EDI EKO FAJAR FARID FATHUR HADI"
                            + " HARI HASAN HENDRA HERI IMAM IRFAN ISKANDAR JAMAL JOKO KARTO KASAN KHOIRUL"
                            + " LUKMAN MAHFUD MASHURI MOCHAMAD MUHAMMAD MUKHLIS MULYO NANANG NUR PAIMIN"
                            + " PARTO PONIDI PURNOMO RAHMAT RIDWAN ROHMAN ROZIKIN RUDI SAIFUL SAMSUL SANTOSO"
                            + " SARIMAN SIGIT SLAMET SOLIKIN SUBAGYO SUDARMAJI SUGENG SUKARDI SULISTYO SUNARTO"
                            + " SUPRIYADI SUROTO SUTRISNO SUWITO SUYANTO SYAIFUDIN TARMUJI TAUFIK TEGUH TRI"
                            + " UMAR WAHYU WARSITO WIBOWO YANTO YUDI YUSUF ZAINAL ZAINURI");
    private static final List<String> FEMALE =
            words(
                    "AISYAH ANA ANIK ASIH ASTUTIK AYU CHOLIFAH DARMI DEWI DIAN DINA DWI EKA ENDANG"
                            + " ENI ERNA FARIDA FATIMAH FITRI HALIMAH HANIK HARTINI IDA IIN INDAH ISTIQOMAH"
                            + " JAMILAH JUMIATI KARTINI KASIATI KHOTIMAH LASMI LESTARI LILIK LINA LULUK MAIMUNAH"
                            + " MARFUAH MARIYATI MASRUROH MUNAWAROH MURNI MUSLIKAH NANIK NINGSIH NUR NURUL PARTI"
                            + " PONISRI PUJI PURWATI RAHAYU RATNA RETNO RINI ROHMAH RUKMINI RUMIATI SAMPURNI"
                            + " SARI SITI SOFIYAH SRI SUHARTI SULASTRI SULIS SUMARNI SUMIATI SUNARTI SUPARMI SURYATI"
                            + " SUTARMI SUWARNI TITIK TRI TUMINI UMI UMMU WAHYUNI WARSINI WIJI WULAN YANTI YULIATI"
                            + " YUNI ZAENAB ZULAIKHAH");
    private static final List<String> MALE_LAST =
            words(
                    "ABADI ARDIANSYAH ARIFIN BASUKI EFENDI FAUZI FIRMANSYAH GUNAWAN HAMID HARTONO"
                            + " HIDAYAT HUDA IRAWAN KURNIAWAN KUSNADI MAULANA MUSTOFA NUGROHO PRASETYO PRATAMA"
                            + " PRAYITNO PRIYANTO RIFAI ROHMAN SAPUTRA SETIAWAN SISWANTO SUHARTO SUSANTO SUSILO"
                            + " UTOMO WAHYUDI WIDODO WIYONO YULIANTO ZAMRONI");
    private static final List<String> FEMALE_LAST =
            words(
                    "AGUSTINA AMINAH ANGGRAINI ASIYAH FADILAH FATMAWATI FITRIYAH HANDAYANI HASANAH HIDAYATI"
                            + " INDRAWATI KHASANAH KUSUMAWATI LESTARI MAGHFIROH MASLUKAH MUFIDAH MUTMAINAH NAFISAH"
                            + " NINGRUM NUR'AINI PERTIWI PUSPITASARI QOMARIYAH RAHAYU RAHMAWATI ROHANI SAFITRI"
                            + " SETYOWATI SUSANTI UTAMI WAHYUNI WIDYAWATI WULANDARI YULIANTI ZAHRO");
    private static final List<String> HAMLETS =
            words(
                    "KRAJAN TENGAH LOR KIDUL WETAN KULON JATI SUMBER TEGAL REJO GEDONG NGLEBAK KANDANGAN");
    private static final List<String> STREETS =
            words(
                    "MERDEKA PAHLAWAN SUDIRMAN DIPONEGORO KARTINI MASJID PASAR BALAI-DESA PENDIDIKAN");

    private Names() {}

    /** A full name; every fourth man and every seventh woman has one word only, as is common. */
    static String person(Dice dice, boolean female) {
        String first = dice.pick(female ? FEMALE : MALE);
        if (dice.chance(female ? 1_400 : 2_500)) {
            return first;
        }
        return first + " " + dice.pick(female ? FEMALE_LAST : MALE_LAST);
    }

    /** A hamlet, or now and then a street with a comma in it, which a CSV reader must survive. */
    static String address(Dice dice) {
        String hamlet = "DSN " + dice.pick(HAMLETS);
        return dice.chance(800)
                ? "JL " + dice.pick(STREETS) + " NO " + dice.between(1, 120) + ", " + hamlet
                : hamlet;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}

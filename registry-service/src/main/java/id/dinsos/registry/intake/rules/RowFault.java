package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.RefusalCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may be said of a row, in the words of an office and in English: one place for all of them. A
 * sentence says what is wrong and what to do, and holds neither a value of the row nor a code.
 */
public enum RowFault {
    COLUMNS_WRONG(
            "Jumlah kolom baris ini tidak sama dengan judul berkas.",
            "The row does not have the columns of the header."),
    TEXT_TOO_LONG("Isian terlalu panjang; paling banyak %d karakter.", "The text is too long."),
    VALUE_MISSING("Isian ini wajib diisi.", "This must not be empty."),
    VALUE_UNKNOWN(
            "Isian ini tidak ada dalam daftar pilihan kolom tersebut.",
            "This is none of the words for the column."),
    ID_MISSING(
            "Tanpa nomor pengenal, baris ini tidak dapat dicari kembali.",
            "Without its id this row cannot be found again."),
    ID_UNKNOWN(
            "Tidak ada data dengan nomor pengenal ini; gunakan nomor dari kementerian.",
            "No record has this id; write the ministry's."),
    EXCEL_NUMBER(
            "Angka ini telah diubah oleh aplikasi lembar kerja; simpan kolomnya sebagai teks.",
            "A spreadsheet has changed this number; keep the column as text."),
    NIK_FORM("NIK terdiri atas 16 angka.", "A NIK has 16 digits."),
    NIK_SERIAL(
            "Empat angka terakhir NIK tidak pernah 0000.",
            "The last four digits of a NIK are never 0000."),
    NIK_DATE(
            "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir.",
            "Digits 7 to 12 of the NIK are no birth date."),
    NIK_DUPLICATE(
            "NIK ini sudah dipakai anggota lain dalam keluarga yang sama.",
            "Another member of the family has this NIK."),
    NIK_BIRTH_DATE_DIFFERS(
            "Tanggal lahir tidak sesuai dengan NIK; periksa keduanya.",
            "The birth date is not the one of the NIK."),
    NIK_SEX_DIFFERS(
            "Jenis kelamin tidak sesuai dengan NIK; periksa keduanya.",
            "The sex is not the one of the NIK."),
    KK_NUMBER_INVALID("Nomor KK terdiri atas 16 angka.", "A family card has 16 digits."),
    KK_NUMBER_DIFFERS(
            "Nomor KK anggota berbeda dengan nomor KK keluarganya.",
            "The member's family card is not the family's."),
    KKS_NUMBER_INVALID("Nomor KKS terdiri atas 16 angka.", "A KKS card has 16 digits."),
    KKS_CHECK_DIGIT_DIFFERS(
            "Angka terakhir nomor KKS tidak cocok; periksa kartunya.",
            "The check digit of the KKS card is wrong."),
    ACCOUNT_NUMBER_INVALID(
            "Nomor rekening terdiri atas 6 sampai 20 angka.",
            "An account number has 6 to 20 digits."),
    ACCOUNT_LENGTH_DIFFERS(
            "Nomor rekening bank ini terdiri atas %d angka; nol di depan mungkin hilang.",
            "This bank's account numbers have another length; leading zeros may be lost."),
    ACCOUNT_INCOMPLETE(
            "Rekening perlu nama bank, nomor, dan nama pemilik.",
            "An account needs its bank, number and holder."),
    ACCOUNT_WITHOUT_PAYEE(
            "Rekening harus milik pengurus; isi NIK pengurus.", "An account belongs to a payee."),
    VETERAN_NUMBER_DUPLICATE(
            "Nomor veteran ini sudah dipakai anggota lain dalam keluarga yang sama.",
            "Another member of the family has this veteran's number."),
    DECILE_INVALID("Desil adalah angka 1 sampai 10.", "A decile is a number from 1 to 10."),
    PERCENTILE_INVALID(
            "Persentil adalah angka 1 sampai 100.", "A percentile is a number from 1 to 100."),
    DATE_INVALID(
            "Tulis tanggal yang benar dengan urutan tahun-bulan-hari, misalnya 1992-08-15.",
            "Write a real date as 1992-08-15."),
    BIRTH_IN_FUTURE("Tanggal lahir belum terjadi.", "The birth date lies in the future."),
    BIRTH_TOO_LONG_AGO(
            "Tidak ada orang yang berusia lebih dari 125 tahun.", "Nobody is older than 125."),
    BIRTH_UNLIKELY(
            "Menurut tanggal lahir ini usianya lebih dari 110 tahun; periksa tahunnya.",
            "By this birth date the person is older than 110."),
    SCHOOL_AGE_DIFFERS(
            "Usia tidak sesuai dengan jenjang sekolah; periksa tahun lahir.",
            "The age does not go with the school."),
    PREGNANCY_UNLIKELY(
            "Kehamilan tidak sesuai dengan jenis kelamin atau usia.",
            "The pregnancy does not go with sex or age."),
    RELATION_SEX_DIFFERS(
            "Hubungan keluarga tidak sesuai dengan jenis kelamin.",
            "The relation does not go with the sex."),
    ADDRESS_FORM_UNLIKELY(
            "RT dan RW berupa angka, misalnya 003; mungkin telah diubah menjadi tanggal.",
            "RT and RW are numbers; a spreadsheet may have made a date of it."),
    ADDRESS_OF_OTHER_VILLAGE(
            "Desa/kelurahan berubah tetapi alamat kosong; alamat lama dipertahankan.",
            "The village is another one and the address is empty; the known one stays."),
    VILLAGE_UNKNOWN("Tidak ada desa/kelurahan dengan kode ini.", "No village has this code."),
    VILLAGE_OUTSIDE_OWNER(
            "Desa/kelurahan ini berada di luar wilayah %s.",
            "The village lies outside of the office's region."),
    VILLAGE_NOT_YET("Desa/kelurahan %s baru berlaku mulai %s.", "The village is not in force yet."),
    VILLAGE_ENDED("Desa/kelurahan %s berakhir pada %s.", "The village has ended."),
    VILLAGE_SPLIT(
            "Desa/kelurahan %s dimekarkan pada %s; tulis salah satu dari %s.",
            "The village was split; write one of its successors."),
    VILLAGE_RENUMBERED(
            "Desa/kelurahan %s berakhir pada %s; keluarga dicatat pada %s.",
            "The village has another code now, under which the family is taken in."),
    FAMILY_UNKNOWN(
            "Keluarga ini tidak ada dalam berkas keluarga dan belum tercatat.",
            "No family on record or in the families file has this id."),
    FAMILY_DUPLICATE(
            "Keluarga ini tertulis lebih dari satu kali dalam berkas.",
            "This family is in the file twice."),
    FAMILY_TOO_LARGE("Satu keluarga paling banyak %d anggota.", "The family has too many members."),
    FAMILY_REJECTED(
            "Baris keluarganya ditolak, sehingga anggota ini belum dicatat.",
            "The row of its family was rejected."),
    PERSON_DUPLICATE(
            "Yang bersangkutan tertulis lebih dari satu kali dalam keluarga.",
            "This person is in the family twice."),
    HEAD_NOT_A_MEMBER(
            "Kepala keluarga tidak ada di antara anggota yang dapat dibaca.",
            "No sound row of the members is the head."),
    HEAD_TWICE(
            "Keluarga ini sudah mempunyai kepala keluarga lain yang masih hidup.",
            "Another living member is the head."),
    HEAD_RELATION_DIFFERS(
            "NIK kepala keluarga menunjuk anggota yang hubungannya bukan kepala keluarga.",
            "The head's row says that they are something else."),
    HEAD_NAME_DIFFERS(
            "Nama kepala keluarga berbeda dengan nama pada baris anggotanya.",
            "The head's name is not the one of the member's row."),
    HEAD_REJECTED("Baris kepala keluarga ditolak.", "The head's row was rejected."),
    HEAD_DEAD(
            "Kepala keluarga sudah meninggal; tunjuk kepala keluarga yang baru.",
            "The head is dead; name another one."),
    PAYEE_NOT_A_MEMBER(
            "Pengurus tidak ada di antara anggota yang dapat dibaca.",
            "No sound row of the members is the payee."),
    PAYEE_REJECTED("Baris pengurus ditolak.", "The payee's row was rejected."),
    PAYEE_DEAD(
            "Pengurus sudah meninggal; tunjuk pengurus yang baru.",
            "The payee is dead; name another one."),
    PERSON_IN_OTHER_HOUSEHOLD(
            "Yang bersangkutan tercatat sebagai anggota keluarga lain.",
            "The person lives in another household."),
    PERSON_ERASED("Data yang bersangkutan telah dihapus.", "The data of the person were erased."),
    PERSON_DEAD(
            "Yang bersangkutan tercatat sudah meninggal.", "The registry has a death on record."),
    PERSON_MERGED(
            "Data ini sudah digabungkan dengan data lain; baris dibaca untuk data gabungan.",
            "The record was merged; the row is read for the one that goes on."),
    HOUSEHOLD_MERGED(
            "Keluarga ini sudah digabungkan; hanya data anggotanya yang dibaca.",
            "The household was merged; only its members' rows are read."),
    HELD_BY_OTHER(
            "Nomor ini tercatat pada orang lain.", "Another person on record has this number."),
    NUMBER_CONTESTED(
            "Nomor pada keluarga ini tidak dapat dicatat karena masih dipegang orang lain.",
            "A number of this family could not be taken; another person holds it."),
    OLDER_THAN_KNOWN(
            "Data yang lebih baru sudah tercatat; isian ini tidak mengubahnya.",
            "Something newer is on record; this changes nothing of it."),
    DELISTED_BY_OFFICER(
            "Keluarga ini dikeluarkan dari daftar oleh petugas; petugas yang memasukkannya kembali.",
            "An officer took the family off the list; an officer puts it on again."),
    CARD_OF_TWO_FAMILIES(
            "Nomor KK ini dipakai oleh lebih dari satu keluarga.",
            "Two households have this family card."),
    CAREGIVER_UNKNOWN(
            "Pendamping bukan anggota keluarga ini yang masih hidup; anggota dicatat tanpa pendamping.",
            "The caregiver is no living member of the family; the row is taken in without one."),
    HEIR_UNKNOWN(
            "Ahli waris bukan anggota keluarga ini yang masih hidup; anggota dicatat tanpa ahli waris.",
            "The heir is no living member of the family; the row is taken in without one."),
    RULE_REFUSED(
            "Baris ini bertentangan dengan data yang tercatat; periksa data keluarga ini.",
            "The row contradicts what is on record.");

    private static final Map<String, RowFault> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(RowFault::code, Function.identity()));

    private final String indonesian;
    private final String english;

    RowFault(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence an office reads. */
    public String say(Object... arguments) {
        return arguments.length == 0 ? indonesian : indonesian.formatted(arguments);
    }

    public String english() {
        return english;
    }

    /** What is said of a refusal of the rules of persons and households. */
    static String say(RefusalCode refusal) {
        return BY_CODE.getOrDefault(refusal.code(), RULE_REFUSED).say();
    }

    /** In English, for any code a row may be given back with. */
    public static String english(String code) {
        return code.endsWith("-held-by-other")
                ? HELD_BY_OTHER.english
                : BY_CODE.getOrDefault(code, RULE_REFUSED).english;
    }
}

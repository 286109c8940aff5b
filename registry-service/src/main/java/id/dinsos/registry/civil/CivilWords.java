package id.dinsos.registry.civil;

import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.person.Person.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The civil registry's words, the same in its files and over HTTP, and what they mean here. */
final class CivilWords {
    static final String NO = "no";
    static final List<String> QUESTION =
            List.of(NO, "nik", "no_kk", "nama", "tgl_lahir", "jenis_kelamin", "nama_ibu_kandung");
    static final List<String> ANSWER =
            List.of(
                    NO,
                    "nik",
                    "hasil_nik",
                    "skor_nama",
                    "hasil_no_kk",
                    "hasil_tgl_lahir",
                    "hasil_jenis_kelamin",
                    "skor_ibu",
                    "tgl_periksa");

    private static final String YES = "SESUAI";
    private static final List<String> NOT = List.of("TIDAK SESUAI", "TIDAK");
    private static final int BEST = 100;

    private CivilWords() {}

    /** The cells of a question, in the order of {@link #QUESTION}. */
    static List<String> cells(CivilQuestion question) {
        return List.of(
                Integer.toString(question.no()),
                question.nik(),
                Objects.toString(question.kkNumber(), ""),
                question.name(),
                Objects.toString(question.birthDate(), ""),
                sex(question.sex()),
                Objects.toString(question.mothersName(), ""));
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "L";
            case FEMALE -> "P";
            case UNKNOWN -> "";
        };
    }

    /** As an office calls it. */
    static String label(CivilCause cause) {
        return switch (cause) {
            case NO_NIK -> "tidak mempunyai NIK";
            case NEVER_CHECKED -> "belum pernah dipadankan";
            case REPORTED -> "dilaporkan tidak padan, tanpa rincian";
            case NIK_NOT_FOUND -> "NIK tidak ditemukan";
            case NAME_DIFFERS -> "nama berbeda";
            case BIRTH_DATE_DIFFERS -> "tanggal lahir berbeda";
            case CORRECTED -> "sudah diperbaiki, menunggu pemadanan ulang";
        };
    }

    /**
     * How answers are read.
     *
     * @param fromScore from which score on the mother's name counts as the same
     * @param from the first day of which an answer can be
     * @param to the last one
     */
    record Reading(String source, int fromScore, LocalDate from, LocalDate to) {}

    /**
     * One answer.
     *
     * @param cell what stands in a column; empty where nothing does
     */
    static CivilLine line(int number, UnaryOperator<String> cell, Reading reading) {
        Cells cells = new Cells(cell);
        Integer no = cells.number(NO, Integer.MAX_VALUE);
        String nik = cell.apply("nik");
        Boolean known = cells.word("hasil_nik");
        Integer name = cells.number("skor_nama", BEST);
        Integer mother = cells.number("skor_ibu", BEST);
        Boolean card = cells.word("hasil_no_kk");
        Boolean birth = cells.word("hasil_tgl_lahir");
        Boolean sex = cells.word("hasil_jenis_kelamin");
        LocalDate day = cells.day("tgl_periksa");
        String spoken = nik.isEmpty() ? null : nik;
        boolean whole = no != null && known != null && day != null && (!known || name != null);
        if (!cells.sound || !whole || known == null || day == null) {
            return new CivilLine(number, no, spoken, null, CivilOutcome.UNREADABLE);
        }
        if (day.isBefore(reading.from) || day.isAfter(reading.to)) {
            return new CivilLine(number, no, spoken, null, CivilOutcome.DATED_WRONG);
        }
        CivilAnswer answer =
                new CivilAnswer(
                        known,
                        name == null ? 0 : name,
                        card,
                        birth,
                        sex,
                        mother == null ? null : mother >= reading.fromScore,
                        null,
                        day,
                        reading.source,
                        mother);
        return new CivilLine(number, no, spoken, answer, null);
    }

    /** Reads cell by cell and remembers whether one could not be read. */
    private static final class Cells {
        private final UnaryOperator<String> cell;
        private boolean sound = true;

        Cells(UnaryOperator<String> cell) {
            this.cell = cell;
        }

        @Nullable Boolean word(String column) {
            String word = cell.apply(column).toUpperCase(Locale.ROOT);
            if (word.isEmpty()) {
                return null;
            }
            sound &= word.equals(YES) || NOT.contains(word);
            return word.equals(YES);
        }

        @Nullable Integer number(String column, int most) {
            String digits = cell.apply(column);
            if (digits.isEmpty()) {
                return null;
            }
            if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) > most) {
                sound = false;
                return null;
            }
            return Integer.parseInt(digits);
        }

        @Nullable LocalDate day(String column) {
            String day = cell.apply(column);
            try {
                return day.isEmpty() ? null : LocalDate.parse(day);
            } catch (DateTimeParseException e) {
                sound = false;
                return null;
            }
        }
    }
}

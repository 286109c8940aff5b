package id.dinsos.cases.handling;

import java.time.LocalDate;

/**
 * A paper on file: personal data.
 *
 * @param number as it stands on the paper
 * @param sha256 of its copy, in hex; empty where there is none
 */
public record Paper(String number, LocalDate date, String title, String sha256) {
    @Override
    public String toString() {
        return "Paper[masked]";
    }
}

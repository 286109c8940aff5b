package id.dinsos.disbursement.reconciliation;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A bank's report in ISO 20022 ({@code pain.002}, {@code camt.053}, {@code camt.054}) as lines of
 * our form, one after the other: however long it is, one entry of it is in memory. What stands on
 * the office's account and is no transfer of ours is a line all the same, with the bank's own
 * reference in the place of a transfer, for a person to look at.
 */
final class IsoReportFile implements Iterator<IsoReportFile.Line>, AutoCloseable {
    private static final XMLInputFactory READERS = readers();
    private static final Pattern COMPACT =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
    private static final Set<String> SETTLED = Set.of("ACSC", "ACCC");

    /** Whatever one line is made of; an entry may hold several transactions. */
    private static final Set<String> PARTS = Set.of("TxInfAndSts", "TxDtls", "Ntry");

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> part = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String created = "";
    private int parts;
    private int lines;
    private @Nullable Line next;

    IsoReportFile(InputStream in) {
        try {
            xml = READERS.createXMLStreamReader(in);
            next = read();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that was checked cannot be read", e);
        }
    }

    /** No document type, and nothing from outside: a report says what it says. */
    static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * A line of a report, with its fields in our order.
     *
     * @param number how many there are up to it: a bank may write them all in one line of text
     */
    record Line(int number, List<String> fields) {}

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Line next() {
        Line line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        try {
            next = read();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that was checked cannot be read", e);
        }
        return line;
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Line read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    Line line = end(xml.getLocalName());
                    if (line != null) {
                        return line;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private void begin(String name) {
        text.setLength(0);
        if (name.equals("Ntry") || name.equals("TxInfAndSts")) {
            entry.clear();
            parts = 0;
        }
        if (PARTS.contains(name)) {
            part.clear();
            path.clear();
        }
        path.addLast(name);
        String currency = xml.getAttributeValue(null, "Ccy");
        if (currency != null) {
            keep("Ccy", currency);
        }
    }

    private @Nullable Line end(String name) {
        String value = text.toString().strip();
        text.setLength(0);
        if (name.equals("CreDtTm") && created.isEmpty()) {
            created = value;
        }
        switch (name) {
            case "TxInfAndSts" -> {
                path.clear();
                return line(status());
            }
            case "TxDtls" -> {
                parts++;
                Line line = line(movement());
                path.clear();
                part.clear();
                path.addLast("Ntry");
                path.addLast("NtryDtls");
                return line;
            }
            case "Ntry" -> {
                path.clear();
                part.clear();
                return parts == 0 ? line(movement()) : null;
            }
            default -> {
                if (!value.isEmpty() && !path.isEmpty()) {
                    keep("", value);
                }
                path.pollLast();
                return null;
            }
        }
    }

    /** Under its path within the entry or the transaction; the first of several. */
    private void keep(String attribute, String value) {
        String key = String.join("/", path) + (attribute.isEmpty() ? "" : "@" + attribute);
        (key.startsWith("Ntry") ? entry : part).putIfAbsent(key, value);
    }

    private Line line(List<String> fields) {
        lines++;
        return new Line(lines, fields);
    }

    /** What a status report says of one transfer. */
    private List<String> status() {
        String status = of("TxInfAndSts/TxSts");
        String ours =
                status.equals("RJCT")
                        ? "FAILED"
                        : SETTLED.contains(status) ? "CREDITED" : status.isEmpty() ? "" : "UNKNOWN";
        String amount = "TxInfAndSts/OrgnlTxRef/Amt/InstdAmt";
        return List.of(
                transfer(of("TxInfAndSts/OrgnlEndToEndId")),
                amount(of(amount), of(amount + "@Ccy")),
                ours,
                first(of("TxInfAndSts/StsRsnInf/Rsn/Cd"), of("TxInfAndSts/StsRsnInf/Rsn/Prtry")),
                first(
                        of("TxInfAndSts/AcctSvcrRef"),
                        of("TxInfAndSts/ClrSysRef"),
                        of("TxInfAndSts/StsId")),
                day(first(of("TxInfAndSts/AccptncDtTm"), created)));
    }

    /** What an entry on the office's account says: what left arrived, what comes in came back. */
    private List<String> movement() {
        String code = first(of("TxDtls/RtrInf/Rsn/Cd"), of("TxDtls/RtrInf/Rsn/Prtry"));
        String direction = first(of("TxDtls/CdtDbtInd"), of("Ntry/CdtDbtInd"));
        boolean reversal = of("Ntry/RvslInd").equals("true") || of("Ntry/RvslInd").equals("1");
        String status =
                switch (direction) {
                    case "DBIT" ->
                            of("Ntry/Sts/Cd").equals("BOOK") && !reversal ? "CREDITED" : "UNKNOWN";
                    case "CRDT" -> of("Ntry/Sts/Cd").equals("BOOK") ? "RETURNED" : "UNKNOWN";
                    default -> "";
                };
        boolean own = !of("TxDtls/Amt").isEmpty();
        return List.of(
                transfer(
                        first(
                                of("TxDtls/Refs/EndToEndId"),
                                of("TxDtls/Refs/AcctSvcrRef"),
                                of("Ntry/NtryDtls/Btch/MsgId"),
                                of("Ntry/AcctSvcrRef"),
                                of("Ntry/NtryRef"),
                                "entry " + (lines + 1))),
                own
                        ? amount(of("TxDtls/Amt"), of("TxDtls/Amt@Ccy"))
                        : amount(of("Ntry/Amt"), of("Ntry/Amt@Ccy")),
                status,
                status.equals("RETURNED") ? first(code, reversal ? "RVSL" : "") : "",
                first(
                        of("TxDtls/Refs/AcctSvcrRef"),
                        of("TxDtls/Refs/TxId"),
                        of("Ntry/AcctSvcrRef"),
                        of("Ntry/NtryRef")),
                day(
                        first(
                                of("Ntry/BookgDt/Dt"),
                                of("Ntry/BookgDt/DtTm"),
                                of("Ntry/ValDt/Dt"),
                                of("Ntry/ValDt/DtTm"),
                                created)));
    }

    private String of(String key) {
        return (key.startsWith("Ntry") ? entry : part).getOrDefault(key, "");
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isEmpty() && !value.equals("NOTPROVIDED")) {
                return value;
            }
        }
        return "";
    }

    /** With its hyphens where it is an id of ours. */
    static String transfer(String reference) {
        Matcher compact = COMPACT.matcher(reference);
        return compact.matches() ? compact.replaceFirst("$1-$2-$3-$4-$5") : reference;
    }

    /** Another money than ours is no amount. */
    private static String amount(String value, String currency) {
        return currency.isEmpty() || currency.equals("IDR")
                ? value.replaceFirst("\\.0+$", "")
                : currency + " " + value;
    }

    /** A time without a zone is one of the bank's own day. */
    private static String day(String time) {
        return time.length() > 10 && !time.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                ? time.substring(0, 10)
                : time;
    }
}

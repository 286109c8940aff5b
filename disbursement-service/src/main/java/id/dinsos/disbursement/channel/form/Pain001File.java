package id.dinsos.disbursement.channel.form;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * ISO 20022 {@code pain.001.001.09}: one payment information with a transfer for each line. It is
 * written as it comes, a transaction a line, so that a file of fifty thousand is never a tree in
 * memory. The reference that a bank gives back is the transfer's id without its hyphens, because
 * the standard has 35 letters for it and the id has 36.
 *
 * @param debtor whose account is debited, as the bank knows them
 * @param debtorAccount its number
 * @param debtorAgent the bank that debits it
 */
public record Pain001File(
        String name,
        List<String> receivers,
        String debtor,
        String debtorAccount,
        String debtorAgent)
        implements FileForm {
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final int MAX_NAME = 140;

    public Pain001File {
        receivers = List.copyOf(receivers);
        for (String one : List.of(debtor, debtorAccount, debtorAgent)) {
            if (one.isBlank()) {
                throw new IllegalArgumentException(name + " does not say who pays");
            }
        }
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String opening(Head head) {
        String id = compact(head.file());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\""
                + NAMESPACE
                + "\"><CstmrCdtTrfInitn>"
                + written(xml ->
                        xml.in(
                                "GrpHdr",
                                () -> {
                                    xml.text("MsgId", id);
                                    xml.text("CreDtTm", head.on() + "T00:00:00");
                                    sums(xml, head);
                                    xml.in("InitgPty", () -> xml.text("Nm", cut(debtor)));
                                }))
                + "\n<PmtInf>"
                + written(xml -> {
                    xml.text("PmtInfId", id);
                    xml.text("PmtMtd", "TRF");
                    sums(xml, head);
                    xml.in("ReqdExctnDt", () -> xml.text("Dt", head.on().toString()));
                    xml.in("Dbtr", () -> xml.text("Nm", cut(debtor)));
                    xml.in("DbtrAcct", () -> other(xml, "Id", debtorAccount));
                    xml.in("DbtrAgt", () -> other(xml, "FinInstnId", debtorAgent));
                })
                + "\n";
    }

    @Override
    public String line(Order order) {
        return written(xml ->
                xml.in(
                        "CdtTrfTxInf",
                        () -> {
                            xml.in(
                                    "PmtId",
                                    () -> xml.text("EndToEndId", compact(order.transfer())));
                            xml.in("Amt", () -> xml.rupiah(order.amountRupiah()));
                            xml.in("CdtrAgt", () -> other(xml, "FinInstnId", order.bank()));
                            xml.in("Cdtr", () -> xml.text("Nm", cut(order.holder())));
                            xml.in("CdtrAcct", () -> other(xml, "Id", order.account()));
                            xml.in("RmtInf", () -> xml.text("Ustrd", cut(order.remark())));
                        }))
                + "\n";
    }

    @Override
    public String closing(Head head, String sha256) {
        return "</PmtInf></CstmrCdtTrfInitn></Document>\n";
    }

    /** An id in the letters that the standard has for a reference. */
    public static String compact(java.util.UUID id) {
        return id.toString().replace("-", "");
    }

    private static void sums(Xml xml, Head head) {
        xml.text("NbOfTxs", Integer.toString(head.lines()));
        xml.text("CtrlSum", Long.toString(head.controlSumRupiah()));
    }

    private static void other(Xml xml, String element, String id) {
        xml.in(element, () -> xml.in("Othr", () -> xml.text("Id", id)));
    }

    private static String cut(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME);
    }

    private static String written(Consumer<Xml> content) {
        StringWriter text = new StringWriter(400);
        try {
            Xml xml = new Xml(WRITERS.createXMLStreamWriter(text));
            content.accept(xml);
            xml.writer.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Elements, without the exceptions of a writer that writes into memory. */
    private record Xml(XMLStreamWriter writer) {
        void in(String name, Runnable content) {
            try {
                writer.writeStartElement(name);
                content.run();
                writer.writeEndElement();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }

        void text(String name, String text) {
            try {
                writer.writeStartElement(name);
                writer.writeCharacters(text);
                writer.writeEndElement();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }

        void rupiah(long amount) {
            try {
                writer.writeStartElement("InstdAmt");
                writer.writeAttribute("Ccy", "IDR");
                writer.writeCharacters(Long.toString(amount));
                writer.writeEndElement();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

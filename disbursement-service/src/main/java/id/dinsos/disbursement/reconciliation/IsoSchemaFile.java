package id.dinsos.disbursement.reconciliation;

import id.dinsos.eventstore.rules.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Whether a file is one of the ISO 20022 reports that are understood, by the schema of its kind, as
 * it streams past. The schemas are those of Prowide's model of the standard.
 */
final class IsoSchemaFile {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";
    static final List<String> KINDS =
            List.of("pain.002.001.10", "camt.053.001.08", "camt.054.001.08");
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final XMLInputFactory READERS = IsoReportFile.readers();

    /** Complaints about structure name elements alone; others may quote what stands in them. */
    private static final String STRUCTURE = "cvc-complex-type";

    private static final int MAX_MESSAGE = 300;

    private IsoSchemaFile() {}

    /** Adds what is wrong, up to a number of faults. */
    static void check(InputStream in, List<Refusal.FieldError> errors, int most) {
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(in);
            int event = xml.getEventType();
            while (event != XMLStreamConstants.START_ELEMENT && xml.hasNext()) {
                if (event == XMLStreamConstants.DTD) {
                    errors.add(
                            new Refusal.FieldError(
                                    "/line/" + xml.getLocation().getLineNumber(),
                                    "document-type",
                                    "a report has no document type and no entities"));
                    return;
                }
                event = xml.next();
            }
            String namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
            String kind = namespace.replaceFirst("^" + NAMESPACE, "");
            if (!KINDS.contains(kind)) {
                errors.add(
                        new Refusal.FieldError(
                                "/line/1", "kind-unknown", "a report is one of " + KINDS));
                return;
            }
            Validator validator = schema(kind).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Faults(errors, most));
            validator.validate(new StAXSource(xml));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            errors.add(notXml(line));
        } catch (SAXParseException e) {
            if (errors.isEmpty()) {
                errors.add(notXml(e.getLineNumber()));
            }
        } catch (SAXException | IOException e) {
            if (errors.isEmpty()) {
                errors.add(notXml(0));
            }
        }
    }

    private static Refusal.FieldError notXml(int line) {
        return new Refusal.FieldError("/line/" + line, "not-xml", "the file cannot be read as XML");
    }

    private static Schema schema(String kind) {
        return SCHEMAS.computeIfAbsent(
                kind,
                name -> {
                    try (InputStream file =
                            Objects.requireNonNull(
                                    IsoSchemaFile.class.getResourceAsStream(
                                            "/iso20022/" + name + ".xsd"))) {
                        SchemaFactory factory = SchemaFactory.newDefaultInstance();
                        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
                        return factory.newSchema(new StreamSource(file));
                    } catch (IOException | SAXException e) {
                        throw new IllegalStateException(name, e);
                    }
                });
    }

    /** Goes on behind a fault, so that all are said at once. */
    private record Faults(List<Refusal.FieldError> errors, int most) implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            if (errors.size() < most) {
                errors.add(
                        new Refusal.FieldError(
                                "/line/" + e.getLineNumber(), "schema-violated", what(e)));
            }
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        private static String what(SAXParseException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "");
            int code = message.indexOf(':');
            String told =
                    message.startsWith(STRUCTURE) || code < 0
                            ? message
                            : message.substring(0, code);
            return told.length() <= MAX_MESSAGE ? told : told.substring(0, MAX_MESSAGE);
        }
    }
}

package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as a tree. Neither a document type nor an entity of its own is ever resolved. The parser does not tell where an
 * element's bytes are, so none has a range.
 */
public final class XmlTree {

    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

    private XmlTree() {}

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws NotThis {
        int start = bytes.starts(0xef, 0xbb, 0xbf) ? 3 : 0;
        while (start < bytes.length() && bytes.at(start) <= ' ') {
            start++;
        }
        if (start >= bytes.length() || bytes.at(start) != '<') {
            throw new NotThis(Text.of("it does not begin with “<”"));
        }
        // The parser writes such a fault to the standard error stream and tells no place.
        Utf8Check check = Utf8Check.of(bytes, effort);
        if (check.bad() > 0 && !declaresAnother(bytes.rest(start))) {
            throw new NotThis(Text.of(
                    "byte {0} is not UTF-8, and it declares no other encoding", Format.count(check.firstBad())));
        }
        Reading reading = new Reading(effort);
        try {
            Field root = reading.read(bytes.rest(start));
            List<String> notes = new ArrayList<>();
            if (reading.cut) {
                notes.add(Text.of(
                        "The tree shows the first {0} nodes; the text has them all.",
                        Format.count(Effort.MOST_FIELDS)));
            }
            if (reading.doctype) {
                notes.add(Text.of("Its document type was not read, and no entity of it was resolved."));
            }
            return Decoded.tree(
                            Sure.CERTAIN,
                            Text.of("all of it is one XML element, {0}", root.name()),
                            Field.object("$", "document", bytes, List.of(root)),
                            notes)
                    .reads(() -> PlainText.lines(bytes.bytes()));
        } catch (XMLStreamException e) {
            throw new NotThis(message(e));
        }
    }

    private static boolean declaresAnother(Span bytes) {
        String head = new String(bytes.part(0, Math.min(bytes.length(), 200)).copy(), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        return encoding.find() && !encoding.group(1).equalsIgnoreCase("utf-8");
    }

    private static String message(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf("Message: ");
        String text = (end < 0 ? message : message.substring(end + 9)).strip();
        return Text.of(
                "line {0}, column {1}: {2}",
                Format.count(e.getLocation() == null ? 1 : e.getLocation().getLineNumber()),
                Format.count(e.getLocation() == null ? 1 : e.getLocation().getColumnNumber()),
                text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    private static final class Open {
        private final String name;
        private final List<Field> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String name) {
            this.name = name;
        }

        Field close() {
            String content = text.toString().strip();
            if (children.isEmpty()) {
                return Field.string(name, "element", content, null);
            }
            if (!content.isEmpty()) {
                children.add(Field.string("#text", "text", content, null));
            }
            return Field.object(name, "element", null, children);
        }
    }

    private static final class Reading {
        private final Effort effort;
        private boolean cut;
        private boolean doctype;

        Reading(Effort effort) {
            this.effort = effort;
        }

        Field read(Span bytes) throws XMLStreamException, NotThis {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setXMLResolver((publicId, systemId, base, namespace) -> {
                throw new XMLStreamException(Text.of("nothing outside of the record is read"));
            });
            XMLStreamReader xml = factory.createXMLStreamReader(bytes.stream());
            Deque<Open> open = new ArrayDeque<>();
            Field root = null;
            int deeper = 0;
            while (xml.hasNext()) {
                effort.check();
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (deeper > 0 || open.size() >= Effort.DEEPEST || !effort.field()) {
                            deeper++;
                            cut = true;
                        } else {
                            open.push(element(xml));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (deeper > 0) {
                            deeper--;
                        } else {
                            Field closed = open.pop().close();
                            if (open.isEmpty()) {
                                root = closed;
                            } else {
                                open.element().children.add(closed);
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(open, xml.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> text(open, "&" + xml.getLocalName() + ";");
                    case XMLStreamConstants.DTD -> doctype = true;
                    default -> {}
                }
            }
            if (root == null) {
                throw new NotThis(Text.of("it has no element"));
            }
            return root;
        }

        private static void text(Deque<Open> open, @Nullable String text) {
            Open innermost = open.peek();
            if (innermost != null && text != null) {
                innermost.text.append(text);
            }
        }

        private static Open element(XMLStreamReader xml) {
            String prefix = xml.getPrefix();
            Open element = new Open(
                    prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                element.children.add(
                        Field.string("@" + xml.getAttributeLocalName(i), "attribute", xml.getAttributeValue(i), null));
            }
            return element;
        }
    }
}

package dev.weir.app.mask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON text, or several one after another, with its values masked. White space between values is not kept. */
final class MaskedJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final MaskRules rules;
    private final JsonParser in;
    private final JsonGenerator out;
    private final List<String> way = new ArrayList<>();
    /** For each array that is open its next index, for each object -1. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private MaskedJson(MaskRules rules, JsonParser in, JsonGenerator out) {
        this.rules = rules;
        this.in = in;
        this.out = out;
    }

    /** Null if the text is no JSON of objects and arrays; such a text is masked as what it is. */
    static @Nullable String of(String text, MaskRules rules) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        StringWriter masked = new StringWriter(text.length());
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator out = JSON.createGenerator(masked)) {
            out.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            new MaskedJson(rules, in, out).copy();
        } catch (IOException e) {
            return null;
        }
        return masked.toString();
    }

    private void copy() throws IOException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            one(token);
        }
    }

    private void one(JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> {
                way.add(in.currentName());
                out.writeFieldName(rules.text(in.currentName()));
            }
            case END_OBJECT, END_ARRAY -> {
                open.pop();
                if (token == JsonToken.END_OBJECT) {
                    out.writeEndObject();
                } else {
                    out.writeEndArray();
                }
                left();
            }
            default -> value(token);
        }
    }

    private void value(JsonToken token) throws IOException {
        entered();
        if (token != JsonToken.VALUE_NULL && rules.hides(way)) {
            in.skipChildren();
            out.writeString(MaskRules.MASK);
            left();
        } else if (token == JsonToken.START_OBJECT) {
            open.push(-1);
            out.writeStartObject();
        } else if (token == JsonToken.START_ARRAY) {
            open.push(0);
            out.writeStartArray();
        } else {
            scalar(token);
            left();
        }
    }

    private void scalar(JsonToken token) throws IOException {
        String text = in.getText();
        if (token == JsonToken.VALUE_STRING) {
            out.writeString(rules.structured(text));
        } else if (token.isNumeric()) {
            String masked = rules.text(text);
            if (masked.equals(text)) {
                out.writeNumber(text);
            } else {
                out.writeString(masked);
            }
        } else {
            out.writeRawValue(text);
        }
    }

    private void entered() {
        Integer index = open.peek();
        if (index != null && index >= 0) {
            open.pop();
            open.push(index + 1);
            way.add(index.toString());
        }
    }

    private void left() {
        if (!way.isEmpty()) {
            way.removeLast();
        }
    }
}

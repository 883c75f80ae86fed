package dev.weir.app.records.decode.wrap;

import com.google.protobuf.CodedInputStream;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Schemas;
import dev.weir.app.records.decode.Span;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Protobuf message behind a Glue header: before its bytes stands, as a varint, which of the schema's messages it is. The registry has
 * the schema as .proto text, of which the names of messages are read; the names of fields come from a descriptor set, if one was given.
 *
 * @param name the message's full name, or null where the schema has no such message
 * @param prefix the bytes of the number
 */
record GlueMessage(int number, @Nullable String name, Span prefix, Span bytes, Choice says, String note) {

    static GlueMessage of(Span payload, String schema, Effort effort) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(payload.stream());
        int number = in.readUInt32();
        int length = in.getTotalBytesRead();
        List<String> names = ProtoNames.of(schema);
        String name = number >= 0 && number < names.size() ? names.get(number) : null;
        boolean given = !effort.schemas().of(Schemas.Sort.DESCRIPTOR_SET, null).isEmpty();
        String which = name == null
                ? Text.of("It is message {0} of its schema, which declares {1}.", number, names.size())
                : Text.of("It is a {0}.", name);
        return new GlueMessage(
                number,
                name,
                payload.part(0, length),
                payload.rest(length),
                given && name != null ? new Choice(Kind.PROTOBUF, null, name) : Choice.of(Kind.RAW_PROTOBUF),
                given
                        ? which
                        : Text.of(
                                "{0} The schema is .proto text, which is not compiled here: fields have numbers for names until its descriptor set is given (protoc --descriptor_set_out).",
                                which));
    }

    Field field() {
        return Field.number("message", name == null ? "number in the schema" : name, String.valueOf(number), prefix);
    }
}

package dev.weir.app.query;

import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.delivered.Delivered;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.text.Completion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables and columns that a statement may name, as they are known now. JavaFX thread only. */
final class NamesToUse {

    private final QueryModel model;

    NamesToUse(QueryModel model) {
        this.model = model;
    }

    /** What a statement for an engine may name. */
    Completion.Names of(EngineChoice engine) {
        return new Completion.Names(columns(), engine == EngineChoice.WATCH ? targets() : List.of(), quote(engine));
    }

    /** What an engine has names in that are not plain. */
    static char quote(EngineChoice engine) {
        return engine == EngineChoice.ASK ? '"' : '`';
    }

    /** The delivery streams that rows can be put into, as a statement names them. */
    List<String> targets() {
        List<String> names = model.streams().get();
        return model.delivered().get().stream()
                .filter(Delivered::takesRows)
                .map(Delivered::deliveryStreamName)
                .map(name -> PutTargets.nameOf(name, names != null && names.contains(name)))
                .toList();
    }

    /** Columns with their types by stream. */
    Map<String, Map<String, String>> columns() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        List<String> names = model.streams().get();
        if (names != null) {
            for (String name : names) {
                StreamSchema schema = model.schemas().known().get().get(name);
                all.put(name, schema == null ? Map.of() : Columns.of(schema));
            }
        }
        for (ReferenceTable table : model.references().all()) {
            Map<String, String> columns = new LinkedHashMap<>();
            table.fields().forEach(field -> columns.put(field.name(), TypeWords.of(field.type())));
            all.putIfAbsent(table.name(), columns);
        }
        for (Delivered each : model.delivered().get()) {
            if (each.address() != null) {
                all.putIfAbsent(each.address(), Map.of());
            }
        }
        if (model.engines().ask() instanceof AskEngine ask) {
            all.putAll(ask.objectColumns());
        }
        return all;
    }

    /** The columns that every stream has, and its own. */
    static final class Columns {

        private Columns() {}

        static Map<String, String> of(StreamSchema schema) {
            Map<String, String> columns = new LinkedHashMap<>();
            schema.fields().forEach(field -> columns.put(field.name(), TypeWords.of(field.type())));
            for (FixedColumn column : FixedColumn.values()) {
                columns.put(schema.nameOf(column), column.type());
            }
            return columns;
        }
    }
}

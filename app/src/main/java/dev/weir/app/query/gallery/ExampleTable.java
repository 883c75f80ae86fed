package dev.weir.app.query.gallery;

import dev.weir.app.query.schema.SchemaField;
import java.util.List;

/**
 * A reference table that comes with an example, as a file of CSV that is written when the example is opened.
 *
 * @param name its name in statements
 * @param csv a line of names, then the rows
 */
public record ExampleTable(String name, String csv, List<SchemaField> fields) {}

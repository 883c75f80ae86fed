package dev.weir.app.records;

import dev.weir.app.records.filter.ColumnPath;

/** A column of the table whose cells are found by a JSON path. */
record JsonColumn(String title, ColumnPath path) {}

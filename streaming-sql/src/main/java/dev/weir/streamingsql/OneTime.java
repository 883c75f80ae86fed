package dev.weir.streamingsql;

import static org.apache.flink.table.api.Expressions.$;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.expressions.Expression;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** Of a result with several columns that tell event time, as a join has them, makes one where they are plain times. */
final class OneTime {

    private OneTime() {}

    static Table of(Table table) {
        List<Column> columns = table.getResolvedSchema().getColumns();
        long times = columns.stream().filter(OneTime::tellsTime).count();
        if (times < 2) {
            return table;
        }
        List<Expression> plain = new ArrayList<>();
        for (Column column : columns) {
            plain.add(tellsTime(column) ? plain(column) : $(column.getName()));
        }
        return table.select(plain.toArray(Expression[]::new));
    }

    private static boolean tellsTime(Column column) {
        return LogicalTypeChecks.isRowtimeAttribute(column.getDataType().getLogicalType());
    }

    private static Expression plain(Column column) {
        LogicalType type = column.getDataType().getLogicalType();
        int precision = LogicalTypeChecks.getPrecision(type);
        boolean local = type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        return $(column.getName())
                .cast(local ? DataTypes.TIMESTAMP_LTZ(precision) : DataTypes.TIMESTAMP(precision))
                .as(column.getName());
    }
}

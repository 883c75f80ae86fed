package dev.weir.streamingsql;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The end of a query: gives its rows to the statement, in this same process, at once. Flink's own way would hold them back until the next
 * checkpoint. In exchange the rows that were given are in the checkpoint, and a query that goes on from one gives them first. So its
 * result is what it would be had it never been interrupted.
 */
final class ResultRows extends ProcessFunction<Row, Void> implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private final String statement;
    private transient @Nullable KeptRows kept;
    private transient @Nullable ListState<String> state;
    private transient @Nullable RowBatches batches;

    ResultRows(String statement) {
        this.statement = statement;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        KeptRows rows = new KeptRows();
        var store = context.getOperatorStateStore();
        state = store.getListState(new ListStateDescriptor<>("rows", Types.STRING));
        for (String row : state.get()) {
            rows.apply(RowKind.INSERT, row);
        }
        kept = rows;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        RowBatches out = RowBatches.of(statement);
        batches = out;
        if (kept != null) {
            for (String row : kept.all()) {
                out.add(RowKind.INSERT, row);
            }
        }
    }

    @Override
    public void processElement(Row row, Context context, Collector<Void> none) throws Exception {
        if (kept != null && batches != null) {
            String values = Values.ofRow(row);
            kept.apply(row.getKind(), values);
            batches.add(row.getKind(), values);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (kept != null && state != null) {
            state.update(kept.all());
        }
    }
}

package dev.weir.streamingsql.reference;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.io.GenericInputFormat;
import org.apache.flink.api.common.io.NonParallelInput;
import org.apache.flink.core.io.GenericInputSplit;
import org.apache.flink.table.data.RowData;

/** All rows of the file, as it is when the statement begins. One thread. */
final class ReferenceInput extends GenericInputFormat<RowData> implements NonParallelInput {

    private final ReferenceRows source;
    private transient Iterator<RowData> rows = List.<RowData>of().iterator();

    ReferenceInput(ReferenceRows source) {
        this.source = source;
    }

    @Override
    public void open(GenericInputSplit split) throws IOException {
        super.open(split);
        source.open();
        rows = source.read().iterator();
    }

    @Override
    public boolean reachedEnd() {
        return !rows.hasNext();
    }

    @Override
    public RowData nextRecord(RowData reuse) {
        return rows.next();
    }
}

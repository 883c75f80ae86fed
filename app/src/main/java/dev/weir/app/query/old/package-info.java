/** Applications of Kinesis Data Analytics for SQL, which AWS has closed, in the SQL of Flink. */
@NullMarked
package dev.weir.app.query.old;

import org.jspecify.annotations.NullMarked;

/** Data formats: JSON, Avro, Protobuf and others, each as a tree with byte ranges. */
@NullMarked
package dev.weir.app.records.decode.shape;

import org.jspecify.annotations.NullMarked;

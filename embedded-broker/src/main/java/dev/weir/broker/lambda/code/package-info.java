/** The code of functions: archives in the data folder, and what is in them. */
@NullMarked
package dev.weir.broker.lambda.code;

import org.jspecify.annotations.NullMarked;

/**
 * What runs in a function's process: nothing of the broker but this package is used there. Time is read from the system
 * here, for no test of the broker moves it in another process.
 */
@NullMarked
package dev.weir.broker.lambda.runner;

import org.jspecify.annotations.NullMarked;

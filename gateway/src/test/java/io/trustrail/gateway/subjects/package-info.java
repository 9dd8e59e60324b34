@NullMarked
package io.trustrail.gateway.subjects;

import org.jspecify.annotations.NullMarked;

/** The admin API about people: erasure and export. */
@NullMarked
package io.trustrail.gateway.api.subjects;

import org.jspecify.annotations.NullMarked;

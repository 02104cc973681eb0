/** A list of integers that grows, one typed array at a time. */
export class GrowingInt32 {
  #array = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  done(): Int32Array {
    return this.#array.slice(0, this.length);
  }
}

/** A list of numbers that grows, one typed array at a time. */
export class GrowingFloat64 {
  #array = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  done(): Float64Array {
    return this.#array.slice(0, this.length);
  }
}

/** Style sheets are for the builder; to the types they are nothing. */
declare module '*.css';

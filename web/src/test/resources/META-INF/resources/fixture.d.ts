export declare const line1: string;
